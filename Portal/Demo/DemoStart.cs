namespace Portal.Demo;

/// <summary>Seeds the demonstration when the portal starts in Development, before it answers its first request.</summary>
public sealed class DemoStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<DemoAccountsSeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<DemoOfficesSeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<DemoOnboardingSeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<DemoMunicipalitiesSeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<DemoSurveySeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<DemoSchedulesSeeder>(scope.ServiceProvider).SeedAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class DemoRegistration
{
    public static IServiceCollection AddDemo(this IServiceCollection services, IHostEnvironment environment) =>
        environment.IsDevelopment()
            ? services.AddHostedService<DemoStart>().AddHostedService<DemoSessionsStart>()
            : services;
}
