// Runs before an installation. npm itself runs on the machine's Node; where that is older than package.json asks for, one
// sentence says so. Nothing is refused: all that is installed runs on the Node that is installed with it.
import { readFileSync } from 'node:fs';

const { engines, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const oldest = engines.node.replace('>=', '');
const here = /\bnode\/v(\S+)/.exec(process.env.npm_config_user_agent ?? '')?.[1] ?? oldest;
const numbers = (version) => version.split('.').map(Number);
const [[major, minor], [oldestMajor, oldestMinor]] = [numbers(here), numbers(oldest)];

if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
  console.error(
    `zhezi: npm runs on Node ${here} here, and zhezi is installed with Node ${oldest} or newer; should this fail, that is ` +
      `why (all else runs on the Node ${devDependencies.node} that comes with it).`,
  );
