export default definePageConfig({ navigationBarTitleText: '心语信箱' });
