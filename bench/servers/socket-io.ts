/** The same work by socket.io with its classic Redis adapter, as its documentation has it. Started with PORT and REDIS_URL. */
import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";

const publishing = new Redis(process.env["REDIS_URL"] ?? "");
const io = new Server({
  adapter: createAdapter(publishing, publishing.duplicate()),
  transports: ["websocket"],
  serveClient: false,
});

io.on("connection", (socket) => {
  let joined = "";
  socket.on("join", async (room: string) => {
    joined = room;
    await socket.join(room);
    socket.emit("joined", socket.id);
    socket.to(room).emit("came", socket.id);
  });
  socket.on("signal", (to: string, n: number, payload: unknown) =>
    io.to(to).emit("signal", socket.id, n, payload),
  );
  socket.on("state", (level: number) => socket.to(joined).emit("state", socket.id, level));
});
io.listen(Number(process.env["PORT"]));
