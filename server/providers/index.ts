/**
 * Providers: models of others that read what customers say, too, where a brand wants it.
 * Promises: the embedded reading stands at once and stays where a provider fails; what leaves is masked, written down before
 * it leaves, and forgotten with its message; what comes back is one of the words we know, or nothing; a person's word stands
 * above it; a kill has a message asked of once more at most, and never read twice.
 * Events: see events.ts.
 */
export type { ProviderEvent } from './events.ts'
export { callText, erase, exportOf, providerCalls } from './calls.ts'
export { keepAsking } from './keep-asking.ts'
export { keepProvider, modelProviders, removeProvider } from './settings.ts'
export { onUnderstood } from './on-understood.ts'
export { openReach, type Reach } from './reach.ts'
export { tryProvider } from './try-provider.ts'
