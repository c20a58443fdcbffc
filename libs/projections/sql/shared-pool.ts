import pg from 'pg';

/**
 * The pool of connections that TypeORM makes, for use beside TypeORM as well: both share its limit of connections. TypeORM
 * gets node-postgres as its driver, with a class `Pool` that tells of the pool it makes.
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
