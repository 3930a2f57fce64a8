#!/usr/bin/env node
// `npm create sourcebook DIR` is `sourcebook init DIR`, of the press that this package pins.
import { main } from 'sourcebook/dist/program/commands/index.js'

process.exitCode = await main(['init', ...process.argv.slice(2)])
