/** Runs the work while no other tab of the site does the same. Browsers without locks run it at once: all of it is repeatable. */
export const alone = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(name, work) as Promise<T>) : work()
