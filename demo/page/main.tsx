import '@fontsource-variable/figtree/index.css'
import { render } from 'preact'
import { App } from './app.tsx'
import './base.css'
import './table.css'
import './device.css'
import './talk.css'
import './menu.css'
import './square.css'
import './composer.css'
import './inside.css'
import './narrow.css'
import { language, t } from './words.ts'

document.documentElement.lang = language
document.title = `${t('title')} · Sobremesa`
render(<App />, document.body)
