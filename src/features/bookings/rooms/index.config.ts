export default definePageConfig({ navigationBarTitleText: '辅导室' });
