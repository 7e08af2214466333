import { ApiError, patienceFor } from '../../api/api.ts'

export type Stored = { id: string; url: string; type: string; bytes: number }

/** Uploads a file, saying how far it is (0 to 1). Not `fetch`, which cannot tell. */
export function upload(
  file: File,
  { onProgress, signal }: { onProgress(done: number): void; signal: AbortSignal },
): Promise<Stored> {
  const request = new XMLHttpRequest()
  const form = new FormData()
  form.set('file', file, file.name)
  return new Promise((done, fail) => {
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => {
      if (request.status === 201) return done(request.response)
      const { code = 'internal', message = 'The file could not be stored.' } =
        request.response?.error ?? {}
      fail(new ApiError(request.status, code, message))
    }
    request.timeout = patienceFor(file.size)
    request.ontimeout = () => fail(new ApiError(0, 'no_answer', 'The server does not answer.'))
    request.onerror = () => fail(new ApiError(0, 'unreachable', 'The server does not answer.'))
    request.onabort = () => fail(new ApiError(0, 'stopped', 'Stopped.'))
    signal.addEventListener('abort', () => request.abort())
    request.open('POST', '/api/v1/media')
    request.send(form)
  })
}
