import type { Right } from '#web/api'

/** Each page of the settings asks for one of these. */
export const settingRights = ['answer', 'supervise', 'administer'] as const satisfies Right[]

/** Whether there is a page of the settings for somebody. */
export const maySet = (may: (right: Right) => boolean): boolean => settingRights.some(may)
