const PATHS = {
  microphone:
    "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Z M6 11a6 6 0 0 0 12 0 M12 17v4 M9 21h6",
  "microphone-off":
    "M15 11V6a3 3 0 0 0-5.7-1.3 M9 9v2a3 3 0 0 0 4.6 2.5 M18 11a6 6 0 0 1-.8 3 M14.6 16.4A6 6 0 0 1 6 11 M12 17v4 M9 21h6 M4 3l16 18",
  camera:
    "M4 7h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2Z M15 11l6-4v10l-6-4",
  "camera-off":
    "M10 7h3a2 2 0 0 1 2 2v2l6-4v10l-4-2.7 M15 15a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2h1 M3 3l18 18",
  screen:
    "M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z M8 21h8 M12 14V8 M9 11l3-3 3 3",
  hand: "M8 13V6a1.5 1.5 0 0 1 3 0v5 M11 11V4.5a1.5 1.5 0 0 1 3 0V11 M14 11V6a1.5 1.5 0 0 1 3 0v8a7 7 0 0 1-7 7c-2.5 0-4-1.3-5.2-3.4L3 14.5a1.6 1.6 0 0 1 2.7-1.7L8 15",
  leave:
    "M3.5 14.5c-.8-.9-.7-2.3.2-3.1a13 13 0 0 1 16.6 0c.9.8 1 2.2.2 3.1l-.9 1a1.5 1.5 0 0 1-1.9.3l-2.2-1.3a1.5 1.5 0 0 1-.7-1.3v-1.5a11 11 0 0 0-5.6 0v1.5a1.5 1.5 0 0 1-.7 1.3l-2.2 1.3a1.5 1.5 0 0 1-1.9-.3Z",
  invite:
    "M10 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z M3 21v-1a6 6 0 0 1 6-6h2a6 6 0 0 1 3 .8 M18 14v6 M15 17h6",
  listener: "M4 14v-2a8 8 0 0 1 16 0v2 M4 14h3v6H6a2 2 0 0 1-2-2Z M20 14h-3v6h1a2 2 0 0 0 2-2Z",
  sound: "M4 9v6h4l5 4V5L8 9Z M16.5 8.5a5 5 0 0 1 0 7 M19 6a9 9 0 0 1 0 12",
} as const;

export type IconName = keyof typeof PATHS;

/** Says nothing by itself: what it stands for is in the label of what it sits in. */
export function Icon({ name, className }: { readonly name: IconName; readonly className: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
