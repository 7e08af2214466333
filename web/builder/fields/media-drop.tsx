import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { MEDIA_TYPES, type MediaKind } from '#messages/limits.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import styles from './media.module.css'
import { acceptedFiles, thing } from './media-kinds.ts'
import type { Field } from './use-field.ts'
import type { Sending } from './use-sending.ts'

/** What is sent now, and the place to drop another file on. */
export function MediaDrop(props: { field: Field; kind: MediaKind; sending: Sending }) {
  const { field, kind, sending } = props
  const isOver = useSignal(false)
  const { done, fault, send, cancel } = sending
  const url = textIn(field.value.value)
  const take = (files: FileList | undefined) => {
    const [file] = files ?? []
    if (file && !field.isReadOnly) send(file)
    return file !== undefined
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut of the button
    <div
      class={styles.drop}
      data-over={isOver.value || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        isOver.value = !field.isReadOnly
      }}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={(event) => {
        event.preventDefault()
        isOver.value = false
        take(event.dataTransfer?.files)
      }}
    >
      <Thumb kind={kind} url={url} />
      <div class={styles.words}>
        {url && <span class={styles.name}>{url.split('/').at(-1) || url}</span>}
        {done.value === undefined ? (
          <Chooser kind={kind} url={url} isReadOnly={field.isReadOnly} onChoose={take} />
        ) : (
          <Uploading share={done.value} onStop={cancel} />
        )}
      </div>
      {done.value !== undefined && (
        <progress class={styles.progress} value={done.value} aria-label="Upload" />
      )}
      {kind === 'audio' && isOurs(url) && (
        // biome-ignore lint/a11y/useMediaCaption: it is the author's own file, played back
        <audio class={styles.player} src={url} controls preload="none" />
      )}
      <p
        class={`${fields.problem} ${fields.error}`}
        style={{ gridColumn: '1 / -1' }}
        role="alert"
        hidden={!fault.value}
      >
        {fault.value}
      </p>
    </div>
  )
}

const Uploading = ({ share, onStop }: { share: number; onStop(): void }) => (
  <span>
    Uploading… {Math.round(share * 100)} %{' '}
    <button type="button" class={fields.small} onClick={onStop}>
      Stop
    </button>
  </span>
)

/** The button that opens the browser's own choice of files. */
function Chooser(props: {
  kind: MediaKind
  url: string
  isReadOnly: boolean
  onChoose(files: FileList | undefined): void
}) {
  const { kind, url, isReadOnly, onChoose } = props
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class={fields.add}
        disabled={isReadOnly}
        onClick={() => chooser.current?.click()}
      >
        <Icon name="upload" size={16} />
        {url ? 'Replace' : 'Upload'} {thing(kind)}
      </button>
      <span>{acceptedFiles(kind)}. Drop or paste it here.</span>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={MEDIA_TYPES[kind].join(',') || undefined}
        onChange={({ currentTarget }) => {
          onChoose(currentTarget.files ?? undefined)
          currentTarget.value = ''
        }}
      />
    </>
  )
}

/** Only a complete address can be shown, not one with a variable in it. */
const isOurs = (url: string) => /^(https?:\/\/|\/media\/)/.test(url) && !url.includes('{{')

function Thumb({ kind, url }: { kind: MediaKind; url: string }) {
  const broken = useSignal('')
  const canShow = isOurs(url) && broken.value !== url
  const onError = () => {
    broken.value = url
  }
  return (
    <div class={styles.thumb}>
      {canShow && kind === 'image' ? (
        <img src={url} alt="" referrerpolicy="no-referrer" onError={onError} />
      ) : canShow && kind === 'video' ? (
        <video src={`${url}#t=0.1`} muted preload="metadata" onError={onError} />
      ) : (
        <StepIcon type={kind} size={24} />
      )}
    </div>
  )
}
