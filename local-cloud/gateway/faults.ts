import { KillFault } from '../functions/kill-fault';
import { robotFaults, type RobotFault } from '../wecom/robot';
import { RequestError } from './http';

/** Faults a test may inject. All are gone after a restart. */
export class Faults {
  readonly kill = new KillFault();
  wecom: RobotFault = 'up';
  openapi: 'up' | 'down' = 'up';

  /** Applies a body of `POST /local/faults`; RequestError 400 when it is not one. */
  apply(body: Record<string, unknown>): void {
    if (body['reset'] === true) this.reset();
    if (body['wecom'] !== undefined) this.wecom = oneOf(body['wecom'], robotFaults);
    if (body['openapi'] !== undefined) this.openapi = oneOf(body['openapi'], ['up', 'down']);
    if (body['kill'] !== undefined) this.armKill(body['kill']);
  }

  describe(): Record<string, unknown> {
    return {
      wecom: this.wecom,
      openapi: this.openapi,
      kill: this.kill.armed ?? null,
      lastKill: this.kill.report ?? null,
    };
  }

  private reset(): void {
    this.kill.disarm();
    this.wecom = 'up';
    this.openapi = 'up';
  }

  private armKill(order: unknown): void {
    const fields = (order ?? {}) as Record<string, unknown>;
    const { function: name, atAdminCall, after = false } = fields;
    const isCount = typeof atAdminCall === 'number' && Number.isInteger(atAdminCall);
    if (typeof name !== 'string' || !isCount || atAdminCall < 1 || typeof after !== 'boolean') {
      throw new RequestError(400, 'kill needs {function, atAdminCall >= 1, after?}');
    }
    this.kill.arm({ function: name, atAdminCall, after });
  }
}

function oneOf<const Value extends string>(value: unknown, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw new RequestError(400, `expected one of ${allowed.join(', ')}`);
  return found;
}
