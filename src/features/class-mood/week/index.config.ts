export default definePageConfig({ navigationBarTitleText: '各班周表' });
