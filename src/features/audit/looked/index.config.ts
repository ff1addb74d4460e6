export default definePageConfig({ navigationBarTitleText: '谁看过学生的记录' });
