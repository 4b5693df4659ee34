import type { PromiseTab } from '#protocol'

export const promiseTabs: readonly PromiseTab[] = ['mine', 'team', 'overdue', 'history']

export const promiseTabOf = (text: string | undefined): PromiseTab => promiseTabs.find(tab => tab === text) ?? 'mine'
