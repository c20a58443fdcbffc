export { type Standalone, type StandaloneOptions, startStandalone } from './start.js';
export { type App, AppProcess } from './cluster/app-process.js';
export { type Cluster, type ClusterOptions, startCluster } from './cluster/start-cluster.js';
export { type SentCommand, UnitSystems } from './cluster/kafka-reports.js';
export { type Receipt, receiptOf } from './cluster/receipt.js';
export { type PlayedCluster, playCluster } from './cluster/play-cluster.js';
