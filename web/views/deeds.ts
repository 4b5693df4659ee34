/** The deeds around saved views, as the list of actions and the buttons call them. */
export const VIEW_DEEDS = { add: 'view.add', edit: 'view.edit' } as const
