import { createPlural } from "./plural.ts";
import { roomEn } from "./en-room.ts";
import type { Texts } from "./texts.ts";

const plural = createPlural("en");

export const en: Texts = {
  language: "en",
  brand: "Efir",
  slogan: "Voice and video for your chat",
  ui: {
    back: "Back",
    close: "Close",
    cancel: "Cancel",
    loading: "Loading…",
    notLoaded: "This part of the page did not load.",
    retry: "Try again",
  },
  entry: {
    room: "Room",
    otherRoom: "Another room",
    codeLabel: "Room code",
    codeHint: "for example, room123",
    nameLabel: "Your name",
    nameHint: "how others will see you",
    aboutMicrophone:
      "You will be asked once for the microphone. Without it you can still come in and listen.",
    join: "Join voice chat",
    moveHere: "Continue here",
    listen: "Just listen",
    me: "How you come in",
    meter: "How loud you are",
    heard: "You are heard",
    speak: "Say something: the bar moves with your voice",
    lastRooms: "Last rooms",
    sound: "Sound settings",
    check: "Check sound and connection",
    open: "Open the room",
    looking: "Looking for the room…",
    missing: "This room does not exist yet. Open it?",
    nobody: "Nobody is here yet",
    onAir: (count) =>
      plural(count, { one: `${count} person on air`, other: `${count} people on air` }),
    names: (names, more) =>
      more === 0 ? names.join(", ") : `${names.join(", ")} and ${more} more`,
    retry: "Try again",
  },
  room: {
    you: "you",
    onAir: "on air",
    listening: "listening",
    away: "away from the page",
    microphoneLost: "microphone lost",
    quality: {
      good: "good connection",
      fair: "fair connection",
      poor: "weak connection",
      lost: "connection lost",
    },
    handUp: "hand raised",
    microphoneOff: "microphone off",
    microphoneOn: "microphone on",
    speaking: "speaking",
    muted: "muted by a moderator",
    people: "People in the room",
    holdToTalk: "Hold to talk for as long as you hold",
    members: (count) => `${count} on air`,
    alone: "Nobody else is here yet. Invite someone: they only need the link.",
    connecting: "Connecting…",
    tryingAgain: (attempt) => `No connection to the server, trying again (${attempt})`,
    reconnecting: "Connection lost, coming back…",
    waiting: "Waiting to be let in…",
    waitingNote:
      "A moderator was told that you are here. The call begins as soon as you are let in.",
    tapToHear: "Tap to hear the others",
    controls: "Call controls",
    videos: "Video",
    screenOf: (name) => `${name}: screen`,
    link: { connecting: "connecting…", recovering: "recovering…", lost: "connection lost" },
  },
  ...roomEn,
  invite: {
    button: "Invite",
    message: (title) => `Join the voice chat “${title}”`,
    copyByHand: "Copy this link and send it:",
  },
  controls: {
    microphone: {
      caption: "Mic",
      turnOn: "Turn microphone on",
      turnOff: "Turn microphone off",
      starting: "Turning microphone on",
    },
    camera: {
      caption: "Camera",
      turnOn: "Turn camera on",
      turnOff: "Turn camera off",
      starting: "Turning camera on",
    },
    screen: {
      caption: "Screen",
      turnOn: "Share your screen",
      turnOff: "Stop sharing your screen",
      starting: "Choosing what to share",
    },
    hand: { caption: "Hand", turnOn: "Raise your hand", turnOff: "Lower your hand" },
    leave: "Leave the room",
    leaveCaption: "Leave",
    react: "React",
    reactCaption: "React",
  },
  blocked: {
    microphone: {
      user: "The microphone is not allowed, so you are listening. Tap the microphone to be asked again, or allow it in the settings of Telegram or of the browser.",
      "no-device":
        "No microphone was found, so you are listening. Plug one in and tap the microphone.",
      "other-app":
        "Another app is using the microphone, so you are listening. Close that app and tap the microphone.",
      unsupported:
        "This app cannot use a microphone, so you are listening. To talk, open the room in a browser.",
      lost: "The microphone is gone: unplugged, or taken by a phone call. Tap the microphone to have it back.",
    },
    camera: {
      user: "The camera is not allowed. Tap the camera to be asked again, or allow it in the settings of Telegram or of the browser.",
      "no-device": "No camera was found. Plug one in and tap the camera.",
      "other-app": "Another app is using the camera. Close that app and tap the camera.",
      unsupported: "This app cannot use a camera. To be seen, open the room in a browser.",
      lost: "The camera is gone: unplugged, or taken by another app. Tap the camera to have it back.",
    },
  },
  trouble: {
    refused: {
      android:
        "The microphone is not allowed, so you will only listen. Ask again, and choose “Allow” in both questions.",
      ios: "The microphone is not allowed, so you will only listen. Ask again; if nothing is asked, allow it in Settings → Telegram.",
      windows:
        "The microphone is not allowed, and Telegram on Windows remembers that answer. Open the room in a browser to talk, or go on and listen.",
      macos:
        "The microphone is not allowed, so you will only listen. Ask again, or allow it in System Settings → Privacy → Microphone.",
      linux:
        "Telegram on Linux gives pages no microphone. Open the room in a browser to talk, or go on and listen.",
      web: "The microphone is not allowed, so you will only listen. Allow it for this site: the icon is next to the address.",
      browser:
        "The microphone is not allowed, so you will only listen. Allow it for this site: the icon is next to the address.",
    },
    ways: {
      "ask-again": "Ask again",
      "try-again": "Try again",
      "open-outside": "Open in a browser",
    },
    noCalls: {
      title: "No calls in this app",
      text: "Inside Telegram on this device, calls do not work. In a browser they do.",
    },
    weakLine: "Your connection is weak: your video is off until it is better.",
    moving: "You go on here with the call of your other device, which then hangs up by itself.",
    oldTelegram:
      "Telegram did not say who you are: it is too old, or the link was copied. Open the room from the chat again, or come in as a guest.",
  },
  ended: {
    "taken-over": "This call goes on in another window",
    "moved-away": "The call goes on on your other device",
    "room-not-found": "This room does not exist yet. Open it?",
    "wrong-room": "Your invitation is for another room. Open the link of this room once more",
    "version-too-old": "This page is out of date. Reload it to go on",
    "not-admitted": "The server does not know you any more. Please enter again",
    refused: "The server did not let you in",
    removed: "A moderator removed you from the room. To come back you have to be let in",
    banned: "You are banned from this room",
    "room-locked": "The room is locked: nobody new is let in now",
    "room-ended": "The call was ended for everybody",
    "turned-away": "You were not let in",
    "not-a-chat-member": "Only members of the room's chat are let in here",
    "no-answer": "Nobody could tell in time whether you may come in. Try again in a moment",
    "room-full": (limit) =>
      limit === null
        ? "The room is full"
        : plural(limit, {
            one: `The room is full: it has a place for ${limit} person`,
            other: `The room is full: it has places for ${limit} people`,
          }),
  },
  ways: {
    back: "Back",
    again: "Try again",
    takeBack: "Take it back",
    reload: "Reload",
    open: "Open the room",
    enter: "Enter again",
  },
  errors: {
    "bad-request": "The server did not understand this page. Reload it",
    "bad-code": "No room can have this code",
    "not-found": "There is nothing at this address",
    "user-not-found": "This person is not in a room with you",
    "room-not-found": "This room does not exist",
    "no-token": "The server does not know you. Please enter again",
    "bad-token": "The server does not know you any more. Please enter again",
    "bad-init-data": "Telegram's word for you could not be checked. Close and open the room again",
    "init-data-expired": "Too much time has passed. Close and open the room again",
    "bad-move-key": "This link is used up or too old. Show a new code on the other device",
    "telegram-not-configured": "This server is not set up for Telegram yet. Tell whoever runs it",
    "guests-not-allowed": "Guests are not let in here. Open it in Telegram",
    "not-in-room": "You are not in this room any more",
    "too-large": "That was too long for the server",
    "too-many-requests": "Too many attempts. Wait a minute and try again",
    "try-again": "The server is busy. Try again in a moment",
    internal: "Something broke on the server. Try again in a moment",
    unreachable: "No connection to the server",
    "bad-answer": "The server gave an answer that this page does not know. Try again in a moment",
    "code-missing": "Type the code of the room",
    "code-too-short": "A code has at least 3 characters",
    "code-too-long": "A code has at most 64 characters",
    "code-odd": "A code has only Latin letters, digits, - and _",
    "name-missing": "Type your name",
    "name-too-long": "At most 64 characters, please",
  },
  broken: { text: "Something broke on this page. Reload it to come back", reload: "Reload" },
};
