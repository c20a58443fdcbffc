export { TasksModule } from './tasks.module.js';
export { GiveTaskCommand } from './application/give-task-command.js';
export { plansBecomeTasks } from './application/plans-become-tasks.js';
