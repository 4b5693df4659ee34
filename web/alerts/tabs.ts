/** The parts of the page; the first stands in the address without a name. */
export const alertTabs = ['now', 'notices', 'praise', 'past'] as const
export type AlertTab = (typeof alertTabs)[number]

export const tabOf = (text: string | undefined): AlertTab => alertTabs.find(tab => tab === text) ?? 'now'
