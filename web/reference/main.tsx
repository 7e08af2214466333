import { render } from 'preact'
import '../design/base.css'
import { Reference } from './reference.tsx'

const app = document.getElementById('app')
if (app) render(<Reference />, app)
