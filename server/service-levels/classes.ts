/** What a matter is about: of one class, every task is worth the same. */
export type ServiceClass = 'safety' | 'complaint' | 'query' | 'courtesy'

export const serviceClasses = ['safety', 'complaint', 'query', 'courtesy'] as const
