import './data_age.ts';
import './run_progress.ts';
