export default definePageConfig({ navigationBarTitleText: '教师关爱' });
