// SPDX-License-Identifier: GPL-3.0-or-later
// Reads an OpenAPI document and prints what the package @redocly/openapi-core finds wrong with it, one line each.
const { readFileSync } = require('fs');
const { createConfig, lintFromString } = require('@redocly/openapi-core');

async function lint(source) {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source, absoluteRef: '/openapi.json', config });
  found.forEach((one) => console.log(one.severity, one.ruleId, one.location[0].pointer, one.message));
}

lint(readFileSync(process.argv[2], 'utf8'));
