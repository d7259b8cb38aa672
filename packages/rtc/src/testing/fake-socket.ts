import {
  decodeClientMessage,
  encode,
  type ClientMessage,
  type ServerMessage,
} from "@efir/protocol";

/** A WebSocket whose other end is the test. It starts out connecting, as a real one does. */
export class FakeSocket extends EventTarget {
  readonly url: string;
  readonly sent: string[] = [];
  readyState: number = WebSocket.CONNECTING;
  closedWith: number | null = null;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(frame: string): void {
    if (this.readyState === WebSocket.CONNECTING) throw new Error("Sent before the socket opened");
    this.sent.push(frame);
  }

  /** As in a browser, the close event comes later, if the test says so. */
  close(code: number): void {
    this.readyState = WebSocket.CLOSING;
    this.closedWith ??= code;
  }

  opens(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  serverSays(message: ServerMessage): void {
    this.serverSendsFrame(encode(message));
  }

  serverSendsFrame(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  serverCloses(code: number): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  /** What was sent, signals aside. */
  messages(): ClientMessage[] {
    return this.sent.flatMap((frame) => {
      const message = decodeClientMessage(frame);
      return message.ok ? [message.value] : [];
    });
  }

  asWebSocket(): WebSocket {
    return this as unknown as WebSocket;
  }
}
