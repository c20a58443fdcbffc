import pg from 'pg';

/**
 * Gives access to the pool of connections that TypeORM makes, so that statements without TypeORM use the same connections
 * under the same limit. For this, TypeORM gets node-postgres as its driver with a class `Pool` that remembers what it makes.
 */
export class SharedPool {
  private made: pg.Pool | undefined;

  /** For TypeORM's option `driver`. */
  get driver(): typeof pg {
    const remember = (pool: pg.Pool): void => {
      this.made = pool;
    };
    class RememberedPool extends pg.Pool {
      constructor(config?: pg.PoolConfig) {
        super(config);
        this.on('connect', (client) => client.on('error', () => undefined)); // TypeORM listens only a moment later
        remember(this);
      }
    }
    return { ...pg, Pool: RememberedPool };
  }

  /** @throws TypeError before TypeORM has connected */
  get pool(): pg.Pool {
    if (!this.made) throw new TypeError('the read database was not connected yet');
    return this.made;
  }
}
