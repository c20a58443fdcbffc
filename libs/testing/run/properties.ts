import fc from 'fast-check';
import { runs } from '../runs.js';

/** Jest's setupFiles: properties that do not say how often they are tried follow FC_RUNS too. */
fc.configureGlobal({ numRuns: runs() });
