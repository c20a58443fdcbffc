import { refusal, type RefusalCatalog } from '#kernel';

export const simulationRefusals = {
  SIMULATION_NOT_MARKED: {
    kind: 'conflict',
    zh: '数据库“{database}”未标记为模拟库，不能使用模拟时钟 ZHEZI_SIMULATION_CLOCK：虚构的时间不得进入真实数据。请改用空库并在建库时标记，或去掉该变量。',
    en: 'Database "{database}" is not marked as a simulation, so it takes no simulation clock (ZHEZI_SIMULATION_CLOCK): invented times may not reach real facts. Mark an empty database when it is made, or unset the variable.',
  },
  SIMULATION_WITHOUT_CLOCK: {
    kind: 'conflict',
    zh: '数据库“{database}”是模拟库，只按模拟时钟运行。请用 ZHEZI_SIMULATION_CLOCK 指定时钟文件，或改用真实的数据库。',
    en: 'Database "{database}" is a simulation and goes by a simulation clock only. Name its file with ZHEZI_SIMULATION_CLOCK, or use a real database.',
  },
  SIMULATION_NOT_EMPTY: {
    kind: 'conflict',
    zh: '数据库“{database}”已有折子的数据，不能再标记为模拟库。请另建空库。',
    en: 'Database "{database}" holds data of zhezi already and cannot become a simulation. Make an empty one.',
  },
  SIMULATION_CLOCK_UNREADABLE: {
    kind: 'invalid',
    zh: '模拟时钟文件“{file}”应为 JSON，含 now（UTC 时刻，三位毫秒）及可选的“sweepAt”；实际：{found}。请更正后重试。',
    en: 'Simulation clock "{file}" must be JSON with now (UTC instant, three decimals) and optionally "sweepAt"; found: {found}. Correct it, then retry.',
    words: { found: 'said' },
  },
} as const satisfies RefusalCatalog;

export const refuseSimulation = refusal(simulationRefusals);
