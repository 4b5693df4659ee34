// Handing a conversation over: to whom, and what they need to know. Brought when somebody asks for it.
export const bringHandOver = () => import('./hand-over-dialog.tsx')
