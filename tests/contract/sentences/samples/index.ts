import type { DomainError } from '#kernel';
import { ofApi, ofCli, ofCluster, ofDemo, ofIntake } from './apps.js';
import {
  ofCommands,
  ofEscalation,
  ofMessaging,
  ofOrganizations,
  ofPlatform,
  ofProjections,
  ofSimulation,
} from './mechanisms.js';
import { ofFiles, ofPdf, ofPlans, ofReading, ofTables } from './plans.js';
import { ofTaskQueries, ofTasks } from './tasks.js';

/** Every refusal there is, with details as they really are. */
export const refusals: readonly DomainError[] = [
  ...ofApi,
  ...ofCli,
  ...ofCluster,
  ...ofDemo,
  ...ofIntake,
  ...ofCommands,
  ...ofEscalation,
  ...ofMessaging,
  ...ofOrganizations,
  ...ofPlatform,
  ...ofProjections,
  ...ofSimulation,
  ...ofFiles,
  ...ofPdf,
  ...ofPlans,
  ...ofReading,
  ...ofTables,
  ...ofTaskQueries,
  ...ofTasks,
];
