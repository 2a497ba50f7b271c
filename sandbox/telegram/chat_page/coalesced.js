// Gives a function that does the work, one run at a time; calls made during a run share one more run behind it.

export function coalesced(work) {
  let running = null;
  let next = null;
  const run = async () => {
    try {
      await work();
    } finally {
      running = null;
    }
  };
  return () => {
    if (running === null) return (running = run());
    next ??= running.catch(() => {}).then(() => {
      next = null;
      return (running = run());
    });
    return next;
  };
}
