// SPDX-License-Identifier: GPL-3.0-or-later
// Sends a file with the package tus-js-client: ADDRESS TOKEN FILE SHA256 MEMORY [GIVE-UP-AFTER-BYTES]. It goes on where an
// earlier run gave up, which MEMORY remembers. Prints from where it went on, and `whole` or `gave up`.
const { createReadStream } = require('fs');
const tus = require('tus-js-client');

const [address, token, file, sha256, memory, giveUpAfter] = process.argv.slice(2);

const upload = new tus.Upload(createReadStream(file), {
  endpoint: `${address}/api/v1/uploads`,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { sha256 },
  chunkSize: 256 * 1024,
  retryDelays: [0, 50, 50, 50],
  urlStorage: new tus.FileUrlStorage(memory),
  removeFingerprintOnSuccess: true,
  onProgress: () => {},
  onChunkComplete(sent, arrived) {
    if (giveUpAfter && arrived >= Number(giveUpAfter)) {
      upload.abort().then(() => {
        console.log('gave up');
        process.exit();
      });
    }
  },
  onBeforeRequest: (request) => console.log(request.getMethod(), request.getHeader('Upload-Offset') ?? ''),
  onError: (error) => console.log(String(error)),
  onSuccess: () => console.log('whole'),
});

upload.findPreviousUploads().then((earlier) => {
  if (earlier.length > 0) {
    upload.resumeFromPreviousUpload(earlier[0]);
  }
  upload.start();
});
