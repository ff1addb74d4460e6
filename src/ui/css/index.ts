/** The look of the app, in WeChat. */
import './tokens.css';
import './base.css';
import './icons.css';
import './parts.css';
import './surfaces.css';
import './message.css';
import './pages.css';
import './staff.css';
