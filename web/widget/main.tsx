import { render } from 'preact'
import { type After, openAfter, showTitle } from './after.ts'
import { App } from './app.tsx'
import composerStyles from './composer.css?inline'
import { type Chat, type LanguageFor, startChat } from './chat.ts'
import { listenTo } from './events.ts'
import frameStyles from './frame.css?inline'
import { openKeep } from './keep.ts'
import { languageOf, texts } from './texts.ts'
import talkStyles from './talk.css?inline'

/** What the page may say before the script runs, and what it may call afterwards. */
type Sobremesa = {
  identity?: string
  language?: string
  open?: () => void
  close?: () => void
  toggle?: () => void
  /** The reader has signed in (their signed statement), or out (nothing). */
  identify?: (identity?: string) => void
}

const page = window as { sobremesa?: Sobremesa }
const script = document.currentScript as HTMLScriptElement | null
const openKey = 'sobremesa.open'

if (script?.dataset.profile && !document.querySelector('sobremesa-chat')) {
  if (document.body) mount(script)
  else addEventListener('DOMContentLoaded', () => mount(script), { once: true })
}

function mount({ dataset, src }: HTMLScriptElement): void {
  const said = page.sobremesa ?? {}
  const root = document.createElement('sobremesa-chat').attachShadow({ mode: 'open' })
  const after = openAfter(root, isBelow => chat.store.get().isBelow !== isBelow && chat.store.set({ isBelow }))
  const language: LanguageFor = ofProfile =>
    languageOf(said.language, dataset.language, document.documentElement.lang, ofProfile)
  const tab = openKeep(`${openKey}.`, 'sessionStorage')
  const chat: Chat = startChat({
    server: new URL(src).origin,
    profile: dataset.profile!,
    identity: said.identity ?? dataset.identity,
    language,
    keep: openKeep(`sobremesa.${dataset.profile}.`, 'localStorage'),
    // On a phone it would cover the page that was asked for.
    isOpen: tab.read('is') === true && matchMedia('(min-width: 521px)').matches,
    toEnd: after.toEnd,
  })
  const open = (isOpen: boolean) => {
    tab.write('is', isOpen)
    chat.open(isOpen)
  }
  draw({ ...chat, open }, root, after, language)
  page.sobremesa = {
    ...said,
    open: () => open(true),
    close: () => open(false),
    toggle: () => open(!chat.store.get().isOpen),
    identify: chat.identify,
  }
}

function draw(chat: Chat, root: ShadowRoot, after: After, language: LanguageFor): void {
  const inside = root.appendChild(document.createElement('div'))
  let painted = ''
  let isDue = false
  const paint = () => {
    isDue = false
    const state = chat.store.get()
    const { profile } = state
    if (!profile) return render(null, inside)
    if (painted !== profile.color) dress(root, (painted = profile.color))
    const spoken = language(profile.language)
    render(<App room={{ state, profile, chat, language: spoken, words: texts[spoken], now: Date.now() }} />, inside)
    after(state)
  }
  chat.store.subscribe(() => {
    if (!isDue) queueMicrotask(paint)
    isDue = true
  })
  document.addEventListener('visibilitychange', () => showTitle(chat.store.get()))
  listenTo(root, chat)
  document.body.append(root.host)
  paint()
}

/** Sheets made by script are what a strict content security policy allows; older browsers know only the element. */
function dress(root: ShadowRoot, color: string): void {
  const sheets = [
    frameStyles,
    talkStyles,
    composerStyles,
    /^#[0-9a-f]{6}$/i.test(color) ? `:host{--brand:${color}}` : '',
  ]
  if ('adoptedStyleSheets' in root) {
    root.adoptedStyleSheets = sheets.map(text => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(text)
      return sheet
    })
  } else {
    const old = root as ShadowRoot
    const element = old.querySelector('style') ?? old.appendChild(document.createElement('style'))
    element.textContent = sheets.join('')
  }
}
