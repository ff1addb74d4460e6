/** Kill the worker at the n-th admin call of the function's next invocation. */
export interface KillOrder {
  function: string;
  atAdminCall: number;
  /** True: the call is executed first and only its reply is lost. */
  after: boolean;
}

/** What became of the latest order. `adminCalls` counts the calls of that invocation. */
export interface KillReport {
  function: string;
  atAdminCall: number;
  after: boolean;
  fired: boolean;
  adminCalls: number;
}

/** The part of an invocation that a kill looks at. */
export interface CountedInvocation {
  functionName: string;
  adminCalls: number;
  killOrder?: KillOrder;
}

/**
 * Holds at most one order. It belongs to the first invocation of its function that starts after it
 * was given, and is spent when that invocation ends, fired or not: so a test that raises the number
 * step by step knows when it has gone past the last call.
 */
export class KillFault {
  private order: KillOrder | undefined;
  private latest: KillReport | undefined;

  arm(order: KillOrder): void {
    this.order = order;
    this.latest = undefined;
  }

  disarm(): void {
    this.order = undefined;
  }

  get armed(): KillOrder | undefined {
    return this.order;
  }

  get report(): KillReport | undefined {
    return this.latest;
  }

  invocationStarts(invocation: CountedInvocation): void {
    if (this.order?.function !== invocation.functionName) return;
    invocation.killOrder = this.order;
    this.order = undefined;
  }

  /** Counts one admin call; the reply says whether and when this call kills. */
  countAdminCall(invocation: CountedInvocation): 'before' | 'after' | undefined {
    invocation.adminCalls += 1;
    const order = invocation.killOrder;
    if (order?.atAdminCall !== invocation.adminCalls) return undefined;
    this.latest = { ...order, fired: true, adminCalls: invocation.adminCalls };
    return order.after ? 'after' : 'before';
  }

  invocationEnds(invocation: CountedInvocation): void {
    const order = invocation.killOrder;
    if (!order || this.latest) return;
    this.latest = { ...order, fired: false, adminCalls: invocation.adminCalls };
  }
}
