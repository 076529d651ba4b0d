namespace Portal.Screenshots;

/// <summary>The pages of the secretariat and of the auditor.</summary>
internal static class OperatorScenes
{
    public static async Task TakeAsync(Camera camera)
    {
        var page = await camera.DeskOfAsync("operator");
        await page.GotoAsync("/operator");
        await camera.ShootAsync(page, "operator", 700);
        await page.GotoAsync("/operator/insurers");
        await camera.ShootAsync(page, "operator-insurers", 800);
        await page.FollowAsync("大分市");
        await page.HeadingAsync("大分市");
        await camera.ShootAsync(page, "operator-insurer", 800);
        await page.GotoAsync("/operator/accounts");
        await camera.ShootAsync(page, "operator-accounts", 900);
        await page.GotoAsync("/operator/mail");
        await camera.ShootAsync(page, "operator-mail", 900);
        await page.GotoAsync("/operator/health");
        await camera.ShootAsync(page, "operator-health", 720);
        await page.Context.CloseAsync();

        page = await camera.DeskOfAsync("auditor");
        await page.GotoAsync("/operator/audit");
        await camera.ShootAsync(page, "audit", 900);
        await page.Context.CloseAsync();
    }
}
