/**
 * Two frames of one page share the browser's history: 返回 on one phone would take back what the other one did last.
 * A phone keeps its way in a list of its own instead; the page's history does not grow by it.
 */

interface Visit {
  state: unknown;
  url: string;
}

/** To be called whenever the frame has loaded the app. */
export function giveOwnHistory(phone: Window & typeof globalThis): void {
  const { history } = phone;
  const replace = history.replaceState.bind(history);
  const here = (): Visit => ({ state: history.state as unknown, url: phone.location.href });
  const visits = [here()];
  let at = 0;
  history.pushState = (state, unused, url) => {
    replace(state, unused, url);
    at += 1;
    visits.splice(at, visits.length, here());
  };
  history.replaceState = (state, unused, url) => {
    replace(state, unused, url);
    visits[at] = here();
  };
  history.go = (delta = 0) => {
    const visit = visits[at + delta];
    if (visit === undefined || delta === 0) return;
    at += delta;
    replace(visit.state, '', visit.url);
    // As the browser does it: after the caller has gone on.
    phone.setTimeout(() =>
      phone.dispatchEvent(new phone.PopStateEvent('popstate', { state: visit.state })),
    );
  };
  history.back = () => history.go(-1);
  history.forward = () => history.go(1);
}
