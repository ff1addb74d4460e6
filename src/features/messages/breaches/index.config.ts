export default definePageConfig({ navigationBarTitleText: '超时与无人' });
