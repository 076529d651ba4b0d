using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Core.Mail;

namespace Portal.Tests.Support;

/// <summary>A portal whose worker dies when it is about to protect the next mail, if a test wants it.</summary>
public sealed class DyingPortal : PortalFixture
{
    private int deaths;

    /// <summary>Once.</summary>
    public void DieAtNextMail() => deaths = 1;

    protected override void Replace(IServiceCollection services)
    {
        base.Replace(services);
        var known = services.Last(d => d.ServiceType == typeof(IDataProtectionProvider));
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(provider =>
            new Provider((IDataProtectionProvider)known.ImplementationFactory!(provider), this)));
    }

    private sealed class Provider(IDataProtectionProvider inner, DyingPortal portal) : IDataProtectionProvider
    {
        public IDataProtector CreateProtector(string purpose) =>
            purpose == OutgoingMail.ProtectionPurpose && Interlocked.Exchange(ref portal.deaths, 0) == 1
                ? throw new OperationCanceledException()
                : inner.CreateProtector(purpose);
    }
}
