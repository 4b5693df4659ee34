import { isPicture, Name } from './file.tsx'
import { maxFiles, type Refused } from './files.ts'
import { ClipIcon, CloseIcon, CloudOffIcon, SendIcon } from './icons.tsx'
import { Preview } from './preview.tsx'
import type { InRoom, Room } from './room.ts'
import { sizeOf } from './when.ts'

export function Composer({ room }: InRoom) {
  const { state, profile, chat, words } = room
  const left = profile.maxTextLength - state.text.length
  return (
    <form
      class="composer"
      onSubmit={event => {
        event.preventDefault()
        void chat.send()
      }}
    >
      {state.isAway && (
        <p class="note">
          <CloudOffIcon />
          {words.offlineNote}
        </p>
      )}
      <p class="fault" role="alert">
        {state.refused.map(refused => why(refused, room)).join(' ')}
      </p>
      <Chosen room={room} />
      <Field room={room} />
      {left < profile.maxTextLength / 10 && <p class="left">{words.left(left)}</p>}
    </form>
  )
}

function why({ name, size, why: reason }: Refused, { profile, words, language }: Room): string {
  if (reason === 'size') return words.tooBig(name, sizeOf(size, language), sizeOf(profile.maxFileBytes, language))
  return reason === 'empty' ? words.emptyFile(name) : words.tooMany(maxFiles)
}

const Chosen = ({ room }: InRoom) =>
  room.state.files.length > 0 ? (
    <ul class="chosen" aria-label={room.words.attached}>
      {room.state.files.map((file, place) => (
        <li key={`${file.name}${file.lastModified}${place}`}>
          {isPicture(file) && <Preview id={file.name} label={room.words.picture} blob={async () => file} />}
          <Name room={room} file={file} withoutIcon={isPicture(file)} />
          <button type="button" aria-label={room.words.remove(file.name)} onClick={() => room.chat.unchoose(file)}>
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  ) : null

function Field({ room: { state, profile, chat, words } }: InRoom) {
  const isEmpty = state.text.trim() === '' && state.files.length === 0
  return (
    <div class="field">
      <input
        type="file"
        multiple
        hidden
        onChange={event => {
          chat.choose([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <button
        type="button"
        aria-label={words.attach}
        onClick={event => (event.currentTarget.previousSibling as HTMLInputElement).click()}
      >
        <ClipIcon />
      </button>
      <textarea
        rows={1}
        value={state.text}
        maxLength={profile.maxTextLength}
        placeholder={words.write}
        aria-label={words.message}
        enterkeyhint="send"
        onInput={event => chat.write(event.currentTarget.value)}
        onBlur={() => chat.typing(false)}
        onPaste={event => {
          const files = [...(event.clipboardData?.files ?? [])]
          if (files.length === 0) return
          event.preventDefault()
          chat.choose(files)
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          void chat.send()
        }}
      />
      <button type="submit" class="send" aria-label={words.send} aria-disabled={isEmpty}>
        <SendIcon />
      </button>
    </div>
  )
}
