import { runCluster } from './cluster/run-cluster.js';

await runCluster(process.argv.slice(2));
