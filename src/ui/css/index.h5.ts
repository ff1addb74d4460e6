/** The look of the app, with the bars that the browser needs in WeChat's place. */
import './tokens.css';
import './base.css';
import './icons.css';
import './parts.css';
import './surfaces.css';
import './message.css';
import './pages.css';
import './staff.css';
import './browser.css';
