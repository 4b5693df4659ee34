import { useEffect, useRef } from 'preact/hooks'
import { insideText } from './inside-words.ts'
import { Icon } from './marks.tsx'
import { post } from './store.ts'

/** Makes the world anew, once somebody has said that they mean it. */
export function StartAnew() {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  useEffect(() => {
    const leave = (event: Event) => event.target === dialog.current && close()
    dialog.current?.addEventListener('click', leave)
    return () => dialog.current?.removeEventListener('click', leave)
  }, [])
  return (
    <>
      <button type="button" class="button plain" onClick={() => dialog.current?.showModal()}>
        <Icon of="again" /> <span>{insideText('anew')}</span>
      </button>
      <dialog ref={dialog} class="sure" aria-labelledby="sure">
        <p id="sure">{insideText('anewSure')}</p>
        <div>
          <button type="button" class="button plain" onClick={close}>
            {insideText('anewNo')}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              close()
              void post('/anew', {})
            }}
          >
            {insideText('anewYes')}
          </button>
        </div>
      </dialog>
    </>
  )
}
