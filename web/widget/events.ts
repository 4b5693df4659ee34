import type { Chat } from './chat.ts'

/** What is done with keys and the mouse on the panel as a whole. */
export function listenTo(root: ShadowRoot, chat: Chat): void {
  const { store } = chat
  const panel = () => root.querySelector<HTMLElement>('.panel')
  root.addEventListener('keydown', event => {
    const key = event as KeyboardEvent
    if (!store.get().isOpen || key.isComposing) return
    if (key.key === 'Escape') {
      key.stopPropagation()
      chat.open(false)
    } else if (key.key === 'Tab' && store.get().isPhone) keepInside(root, panel()!, key)
  })
  const drag = (event: Event) => {
    const { dataTransfer, relatedTarget, type } = event as DragEvent
    if (!dataTransfer?.types.includes('Files') || !panel()) return
    event.preventDefault()
    const isOver = type !== 'drop' && (type !== 'dragleave' || panel()!.contains(relatedTarget as Node | null))
    if (store.get().isOver !== isOver) store.set({ isOver })
    if (type === 'drop') chat.choose([...dataTransfer.files])
  }
  for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) root.addEventListener(type, drag)
  fitScreen(panel, () => store.get().isPhone)
}

/** Tab goes round inside the panel while it covers the page. */
function keepInside(root: ShadowRoot, panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [...panel.querySelectorAll<HTMLElement>('button, textarea, a[href], [tabindex="0"]')]
  const [first, last] = [stops[0], stops[stops.length - 1]]
  const at = root.activeElement
  const to = event.shiftKey ? (at === first || at === panel) && last : at === last && first
  if (!to) return
  event.preventDefault()
  to.focus()
}

/** A phone's keyboard covers part of the screen without telling the page. */
function fitScreen(panel: () => HTMLElement | null, isPhone: () => boolean): void {
  const screen = window.visualViewport
  const fit = () => {
    const on = panel()
    if (!on || !screen) return
    on.style.height = isPhone() ? `${screen.height}px` : ''
    on.style.top = isPhone() ? `${screen.offsetTop}px` : ''
  }
  screen?.addEventListener('resize', fit)
  screen?.addEventListener('scroll', fit)
}
