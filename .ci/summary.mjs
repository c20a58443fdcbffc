// Prints the closing line of the test run; a skipped test is a failure.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const skipped = numPendingTests + numTodoTests;
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${skipped} skipped`);
if (!success || skipped > 0 || numPassedTests === 0) process.exit(1);
