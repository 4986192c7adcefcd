// SPDX-License-Identifier: GPL-3.0-or-later
// A NovaStar controller with three receiving cards on its first outlet, as the package @novastar/codec understands the
// protocol. Prints the port it listens on, then a line for each request that its codec accepts.
const net = require('net');
const { Packet, DeviceType, IO, ErrorType, RESPONSE, COMPUTER } = require('@novastar/codec');

const CARDS = 3;
const SENDER = { 0x02000017: [1], 0x0200001e: [0] };
const RECEIVING_CARD = { 0: [0x15, 0x45], 0x02000001: [204], 0x0a000000: [0x80, 91, 0, 0x80 | 48] };

function reply(request) {
  const there = request.deviceType === DeviceType.SendingCard || (request.port === 0 && request.rcvIndex < CARDS);
  const memory = request.deviceType === DeviceType.SendingCard ? SENDER : RECEIVING_CARD;
  const held = there ? (memory[request.address] ?? []).slice(0, request.length) : [];
  const answer = new Packet(Packet.baseSize + held.length);
  Object.assign(answer, {
    head: RESPONSE,
    ack: held.length ? ErrorType.Succeeded : ErrorType.Timeout,
    serno: request.serno,
    source: request.destination,
    destination: COMPUTER,
    deviceType: request.deviceType,
    port: request.port,
    rcvIndex: request.rcvIndex,
    io: request.io,
    address: request.address,
    length: held.length,
  });
  Buffer.from(held).copy(answer.data);
  answer.crc = Packet.crc(answer);
  return Packet.raw(answer);
}

const server = net.createServer((socket) => {
  let received = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= Packet.baseSize) {
      const request = new Packet(Buffer.from(received.subarray(0, Packet.baseSize)));
      received = received.subarray(Packet.baseSize);
      if (Packet.crc(request) !== request.crc || request.source !== COMPUTER || request.io !== IO.Read) {
        console.log('refused');
        socket.destroy();
        return;
      }
      console.log(request.address.toString(16));
      socket.write(reply(request));
    }
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit(0));
