using MediatR;

namespace Portal.Tests.Support;

/// <summary>What the worker does.</summary>
public static class Jobs
{
    /// <summary>Until there is nothing left to do: the rows of other tests are met on the way.</summary>
    public static async Task Run<TJob>(this PortalFixture portal)
        where TJob : IRequest<bool>, new()
    {
        while (await portal.SendAsWorker(new TJob()))
        {
        }
    }

    /// <inheritdoc cref="Run{TJob}(PortalFixture)"/>
    public static Task Run<TJob>(this PortalFixture portal, DateTimeOffset at)
        where TJob : IRequest<bool>, new()
    {
        portal.Clock.Now = at;
        return portal.Run<TJob>();
    }

    /// <summary>How many mails of a kind have gone out about something, once the worker has done its work.</summary>
    public static async Task<int> MailsAfter<TJob>(this PortalFixture portal, Guid aboutId, string kind, DateTimeOffset at)
        where TJob : IRequest<bool>, new()
    {
        await portal.Run<TJob>(at);
        return await portal.MailsAbout(aboutId, kind);
    }
}
