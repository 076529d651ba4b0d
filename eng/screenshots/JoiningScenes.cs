using Microsoft.Playwright;

namespace Portal.Screenshots;

/// <summary>From the survey to the 利用開始日: what an insurer, the secretariat and a visitor see of it in the demonstration.</summary>
internal static class JoiningScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        await ShootAllAsync(camera, await camera.DeskOfAsync("mikawa-admin"),
        [
            ("/insurer/onboarding", "onboarding", 1100),
            ("/insurer/onboarding/tasks/8", "onboarding-task", 1000),
            ("/insurer/onboarding/survey/edit", "survey-edit", 1100),
            ("/insurer/onboarding/schedule", "schedule-insurer", 900),
            ("/insurer/onboarding/schedule/reply", "schedule-reply", 1000),
        ]);
        var operatorDesk = await camera.DeskOfAsync("operator");
        await operatorDesk.GotoAsync("/operator/surveys");
        await operatorDesk.Locator("main table th a, main table td a").First.ClickAsync();
        await camera.ShootAsync(operatorDesk, "survey-rate", 1000);
        await ShootAllAsync(camera, operatorDesk,
        [
            ("/operator/surveys/reconfirmation", "reconfirmation", 900),
            ("/operator/insurers/accounts", "accounts-run", 800),
            ("/operator/onboarding", "onboarding-all", 1000),
            ("/operator/schedule", "schedule-board", 900),
            ("/operator/schedule/notify", "schedule-notify", 1000),
            ("/operator/schedule/publish", "schedule-publish", 900),
        ]);
        await ShootAllAsync(camera, await camera.DeskAsync(), [("/municipalities/subscribe?prefecture=oita", "subscribe", 1000)]);
    }

    private static async Task ShootAllAsync(Camera camera, IPage page, IReadOnlyList<(string Path, string Name, int Height)> pictures)
    {
        foreach (var (path, name, height) in pictures)
        {
            await page.GotoAsync(path);
            await page.ProveIdentityIfAskedAsync();
            await camera.ShootAsync(page, name, height);
        }

        await page.Context.CloseAsync();
    }
}
